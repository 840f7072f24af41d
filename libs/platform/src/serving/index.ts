/** What a process is built of once its settings are known to be good. Loading it takes seconds: see runApp. */
export { type Foundation, openContexts } from './foundation.js';
export { endServing, serve } from './serve.js';
import './context-parts.js';
