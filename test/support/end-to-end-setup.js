export { beginEndToEnd as default } from './test-run.js';
