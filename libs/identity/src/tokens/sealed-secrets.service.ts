import type { Config } from '@talkoot/platform/config';
import type { DataSource } from 'typeorm';
import { ROOT, sealedAs } from './instance-keys.service.js';
import { SecretKey } from './secret-key.service.js';
import { SigningKeyRepository } from './signing-key.repository.js';

/** Opens all that stands sealed in the database, and says how much that is. Throws SetupFault where SECRET_KEY does not fit. */
export async function openAllSealed(source: DataSource, config: Config): Promise<number> {
  const [secretKey, repository] = [new SecretKey(config), new SigningKeyRepository(source)];
  const [keys, root] = await Promise.all([repository.find(), repository.findRoot()]);
  const sealed = root ? [{ what: ROOT, sealed: root }] : [];
  for (const key of keys) if (key.sealed) sealed.push({ what: sealedAs(key.kid), sealed: key.sealed });
  await Promise.all(sealed.map((each) => secretKey.unseal(each.sealed, each.what)));
  return sealed.length;
}
