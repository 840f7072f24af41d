import { SetMetadata } from '@nestjs/common';
import type { Action } from '@talkoot/contracts';

/** What a resolver or route declares about who may call it; without a declaration nobody may. */
export type DeclaredAccess = { readonly public: true } | { readonly public: false; readonly action: Action };

export const ACCESS = 'talkoot:access';

/** Anybody may call it; what they see is decided by the visibility of each thing. */
export const Public = (): MethodDecorator => SetMetadata<string, DeclaredAccess>(ACCESS, { public: true });

/** Those may call it whose role can ever be enough; the service then checks the relation to the very thing. */
export const Allow = (action: Action): MethodDecorator =>
  SetMetadata<string, DeclaredAccess>(ACCESS, { public: false, action });
