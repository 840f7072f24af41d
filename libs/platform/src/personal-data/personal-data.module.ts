import { Global, Module } from '@nestjs/common';
import { PersonalRows } from './personal-rows.js';
import { Retention } from './retention.js';

/** What is held on people and how long, by what the contexts declare. */
@Global()
@Module({ providers: [PersonalRows, Retention], exports: [PersonalRows, Retention] })
export class PersonalDataModule {}
