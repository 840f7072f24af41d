export { CONFIG, type Config, isLoopback, readConfig } from './config.js';
export { SetupFault } from './setup-fault.js';
