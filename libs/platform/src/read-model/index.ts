export { accessDeclared, type DeclaredAccess } from './access-declared.js';
export {
  OperationExecutor,
  type OperationResult,
  MAX_COERCION_ERRORS,
  type ValidOperation,
} from './operation-executor.js';
export { DeclaredStandings } from './declared-standings.js';
export { extend, link, orderOf, readModel, rootConnection, rootOne } from './declare.js';
export { idWithKind } from './encode.js';
export { partModel, Via } from './fields.js';
export { Through } from './through.js';
export { finishTypes } from './graphql-types.js';
export { isLinked } from './linked.js';
export { Among, InPerson, sees, standingOf, StandingTo } from './relations.js';
export { type Seen, seesAs, seesRow } from './seen.js';
export { concerned, during, localisedJson, type ReadContext } from './read-context.js';
export type { Link, ReadModel } from './model.js';
export { isOpen } from './open.js';
export { optional, parameter, required } from './parameters.js';
export { Port } from './port.js';
export { ReadModelModule } from './read-model.module.js';
export { ViewersChanged } from './read-errors.js';
export { ReadPath } from './read-path.js';
export { SerializedData, stringifyResult } from './serialized-data.js';
export { statementsOf } from './statements.js';
export { FairLimiter } from './fair-limiter.js';
export { quoted, sql, Sql } from './sql.js';
export { columns, countOf, distinct, exists, only, plainTable, type Row, select, unionTable } from './table.js';
