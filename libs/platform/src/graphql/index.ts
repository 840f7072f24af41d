/** What contexts declare their part of the API with. What serves it is in graphql-server. */
export { asVariable } from './as-variable.js';
export { type ExampleCall, exampleCall } from './example-call.js';
export * from './common.types.js';
export * from './enums.js';
export { boundsOf, type DeclaredMutation, innermost, mutations, mutationsDeclared } from './mutations.js';
export { NodeType } from './node.type.js';
export * from './rhythm.types.js';
export { DateScalar, DateTimeScalar } from './scalars.js';
