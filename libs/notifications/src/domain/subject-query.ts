import { type Id, type IdKind } from '@talkoot/contracts';
export const queryOf = (id: Id<IdKind>): string => id;
