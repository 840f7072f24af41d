import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { Refusals } from './refusals.js';

@Global()
@Module({ providers: [AuditTrail, Refusals], exports: [AuditTrail, Refusals] })
export class AuditModule {}
