import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type Action, isSignedIn, mayEver, notAllowed, type Operation, type Viewer } from '@talkoot/contracts';
import { ACCESS, type DeclaredAccess } from './access.decorators.js';
import { NotAuthenticated } from './not-authenticated.js';

/** Closed by default: what declares neither @Public nor @Allow cannot be called at all. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<DeclaredAccess | undefined>(ACCESS, context.getHandler());
    if (!access) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access`);
    if (access.public) return true;
    const { operation } = GqlExecutionContext.create(context).getContext<{ operation: Operation }>();
    requireMayEver(operation.viewer, access.action);
    return true;
  }
}

/** Whether their role can ever be enough. Throws NotAuthenticated, and NotAllowed. */
export function requireMayEver(viewer: Viewer, action: Action): void {
  if (!isSignedIn(viewer)) throw new NotAuthenticated();
  if (!mayEver(viewer, action)) throw notAllowed(viewer, action);
}
