import { Module } from '@nestjs/common';
import { RegistryModule } from '@talkoot/registry';

@Module({ imports: [RegistryModule] })
export class AlliancesModule {}
