/** The server of the API: loading it takes Apollo along. */
export type { ExampleTab, ExampleTabs } from './graphiql.js';
export { GraphqlApiModule } from './graphql.module.js';
export { TrustedOperations } from './trusted-operations.js';
