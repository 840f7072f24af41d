export { type Foundation } from './foundation.js';
export { run, type Running } from './run.js';
export { serve } from './serve.js';
