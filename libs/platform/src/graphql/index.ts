export * from './common.types.js';
export { type Connection, ConnectionOf, page, PageArguments } from './connection.js';
export * from './enums.js';
export type { ExampleTab, ExampleTabs } from './apollo.plugins.js';
export { GraphqlApiModule } from './graphql.module.js';
export { type NodeLoader, Nodes, NodesModule, NodeType } from './nodes.js';
export { parsed } from './parsed.js';
export { DateScalar } from './scalars.js';
export { Viewing } from './viewing.js';
