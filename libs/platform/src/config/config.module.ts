import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, ZonedClock, ZoneId } from '@talkoot/contracts';
import { CONFIG, type Config } from './config.js';

/** The configuration and the clock, for everybody. */
@Global()
@Module({})
export class ConfigModule {
  static for(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: new ZonedClock(ZoneId.of(config.TIME_ZONE)) },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
