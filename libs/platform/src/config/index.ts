export { type Allowance, CONFIG, type Config, readConfig } from './config.js';
export { SetupFault } from './setup-fault.js';
