export { html, type Html, page, PAGE_HEADERS, type PageContent } from './html.js';
export {
  badRequest,
  ENDING,
  refusalOf,
  RequestRefused,
  UNREADABLE_BODY,
  WRONG_ADDRESS,
  wrongField,
  wrongMethod,
} from './refusals.js';
export { addCors } from './cors.js';
export { addSecurityHeaders, securityHeaders } from './security-headers.js';
export { Routes } from './routes.js';
export { sendError, issuesOf, formatError } from './format-error.js';
