export * from './common.types.js';
export * from './enums.js';
export type { ExampleTab, ExampleTabs } from './graphiql.js';
export { GraphqlApiModule } from './graphql.module.js';
export { mutations } from './mutations.js';
export { NodeType } from './node.type.js';
export * from './rhythm.types.js';
export { DateScalar, DateTimeScalar } from './scalars.js';
