export { CONFIG, type Config, readConfig, type RetentionSetting } from './config.js';
export { SetupFault } from './setup-fault.js';
