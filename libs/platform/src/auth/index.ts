export { Public } from './access.decorators.js';
export { AccessDeclarations } from './access-declarations.js';
export { AccessGuard } from './access.guard.js';
export { Authenticator, InvalidToken, type Presented } from './authenticator.js';
export { NotAuthenticated } from './not-authenticated.js';
export { Operations } from './operations.js';
export { jobOperation } from './job-operation.js';
export { newRequestId, requestIdOf } from './request-id.js';
