import { Global, Module } from '@nestjs/common';
import { LimitStore } from './limit-store.js';
import { RateLimits } from './rate-limits.js';

@Global()
@Module({ providers: [LimitStore, RateLimits], exports: [RateLimits] })
export class LimitsModule {}
