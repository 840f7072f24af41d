import type { ReadModel, RootField } from './model.js';

/** Every read model and root field that was declared, as TypeORM knows every entity. */
export const models = new Map<string, ReadModel<object>>();
export const roots = new Map<string, RootField>();

export const findModelOfKind = (kind: string): ReadModel<object> | undefined =>
  [...models.values()].find(({ node }) => node === kind);
