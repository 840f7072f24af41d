export { type Allowance, CONFIG, type Config, isLoopback, readConfig, type RetentionSetting } from './config.js';
export { SetupFault } from './setup-fault.js';
