import { Module } from '@nestjs/common';
import { ReadRoots } from './graphql-types.js';
import { ReadDatabase } from './read-database.js';
import { ReadPath } from './read-path.js';

@Module({ providers: [ReadDatabase, ReadPath, ReadRoots], exports: [ReadPath] })
export class ReadModelModule {}
