/** What contexts declare their part of the API with. What serves it is in graphql-server. */
export * from './common.types.js';
export * from './enums.js';
export { mutations } from './mutations.js';
export { NodeType } from './node.type.js';
export * from './rhythm.types.js';
export { DateScalar, DateTimeScalar } from './scalars.js';
