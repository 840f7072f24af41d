export { Log, type LogEntry } from './log.js';
export { LoggingModule } from './logging.module.js';
export { NestLog } from './nest-log.js';
