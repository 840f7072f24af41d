import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SigningKeyEntity } from './signing-key.entity.js';

@Injectable()
export class SigningKeyRepository {
  constructor(private readonly source: DataSource) {}

  /** The key that all processes share: the given one if there was none yet, else the one that came first. */
  async keepFirst(make: () => Promise<object>): Promise<object> {
    const known = await this.find();
    if (known) return known;
    await this.source
      .createQueryBuilder()
      .insert()
      .into(SigningKeyEntity)
      .values({ purpose: 'token', key: await make() })
      .orIgnore()
      .execute();
    const first = await this.find();
    if (!first) throw new Error('The signing key was kept and is not there');
    return first;
  }

  private async find(): Promise<object | undefined> {
    const found = await this.source.manager.findOneBy(SigningKeyEntity, { purpose: 'token' });
    return found?.key;
  }
}
