export { CONFIG, type Config, InvalidConfiguration, readConfig } from './config.js';
export { ConfigModule } from './config.module.js';
export { SetupFault } from './setup-fault.js';
