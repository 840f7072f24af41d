import { MARKER } from '../../libs/platform/src/read-model/markers.js';

/** What the tests read of the declarations: more than the platform shows to the contexts, and nothing of the compiler. */
export { finishTypes, ReadRoots } from '../../libs/platform/src/read-model/graphql-types.js';
export type { ReadContext } from '../../libs/platform/src/read-model/read-context.js';
export type {
  Field,
  Link,
  ManyField,
  ObjectField,
  OneField,
  Order,
  PartsField,
  PolymorphicField,
  ReadModel,
  RootField,
  ValueField,
  Values,
} from '../../libs/platform/src/read-model/model.js';
export { findModelOfKind, models, roots } from '../../libs/platform/src/read-model/registered.js';
export { declares, organisationsOf, standsTo } from '../../libs/platform/src/read-model/relations.js';
export { quoted, sql, Sql } from '../../libs/platform/src/read-model/sql.js';
export { columnOf, rowOf } from '../../libs/platform/src/read-model/table.js';

/** Whether a statement leaves out what the process remembers. */
export const isShort = (statement: string): boolean =>
  statement.includes(MARKER.cached) && !statement.includes(MARKER.cachedEnd);
