import { createHmac, hkdf, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { jobOperation } from '@talkoot/platform/auth';
import { CONFIG, type Config, SetupFault } from '@talkoot/platform/config';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { SecretKey } from './secret-key.service.js';
import { isTurn, statusAt, turned } from './signing-key.js';
import { type KeptKey, SigningKeyRepository } from './signing-key.repository.js';

export const ALGORITHM = 'ES256';
const SECRET_BYTES = 32;

/** Milliseconds for which what is known of the keys is taken to be so, and after which a key that is not known is looked for again. */
const FRESH = 60_000;
const LOOKED_FOR = 1_000;

/** Under which names secrets are sealed. */
export const ROOT = 'root secret';
export const sealedAs = (kid: string): string => `signing key ${kid}`;

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** What a process knows of the keys, and when it looked. */
interface Known {
  readonly keys: readonly KeptKey[];
  readonly root: Buffer;
  readonly at: number;
}

/** The keys of this instance, which all of its processes share: those that sign tokens, and the root of its other secrets. */
@Injectable()
export class InstanceKeys implements OnApplicationBootstrap {
  private known: Promise<Known> | undefined;
  private readonly signers = new Map<string, Promise<CryptoKey>>();
  private readonly verifiers = new Map<string, Promise<CryptoKey>>();
  private readonly secrets = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly repository: SigningKeyRepository,
    private readonly secretKey: SecretKey,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A process without the right SECRET_KEY does not start. A database that is away, or not migrated yet, is no reason not to. */
  async onApplicationBootstrap(): Promise<void> {
    await this.look(0).catch((error: unknown) => {
      if (error instanceof SetupFault) throw error;
    });
  }

  /** By which key a token is signed now. It is turned when it has signed for long enough. */
  async signer(): Promise<{ kid: string; key: CryptoKey }> {
    const now = this.clock.now();
    let { keys } = await this.look(FRESH);
    if (isTurn(keys, this.config.SIGNING_KEY_DAYS, now)) {
      await this.turn((held) => isTurn(held, this.config.SIGNING_KEY_DAYS, now));
      keys = (await this.look(0)).keys;
    }
    const current = keys.find((key) => statusAt(key, now) === 'current');
    if (!current) throw new Error('No key signs');
    return { kid: current.kid, key: await kept(this.signers, current.kid, () => this.open(current)) };
  }

  /** The key of a token; undefined: there is none. One that is not known yet is looked for, but not all the time. */
  async verifier(kid: string): Promise<CryptoKey | undefined> {
    const key = this.among(await this.look(FRESH), kid) ?? this.among(await this.look(LOOKED_FOR), kid);
    return key && kept(this.verifiers, kid, () => imported(key.publicKey));
  }

  /** For everybody who verifies our tokens (RFC 7517), those too that will sign next. */
  async published(): Promise<JWK[]> {
    const { keys } = await this.look(FRESH);
    return keys
      .filter((key) => statusAt(key, this.clock.now()) !== 'gone')
      .map(({ kid, publicKey }) => ({ ...publicKey, kid, alg: ALGORITHM, use: 'sig' }));
  }

  /** A secret for one purpose (HKDF, RFC 5869): it tells nothing of the root or of other secrets, and stays when keys turn. */
  async secretFor(purpose: string): Promise<Buffer> {
    const { root } = await this.look(Infinity);
    // It is asked for with every request.
    return kept(this.secrets, purpose, async () =>
      Buffer.from(await promisify(hkdf)('sha256', root, '', purpose, SECRET_BYTES)),
    );
  }

  /** The keyed hash for one purpose (HMAC-SHA-256): who has the database cannot make it. */
  async hash(purpose: string, given: string | Buffer): Promise<Buffer> {
    return createHmac('sha256', await this.secretFor(purpose))
      .update(given)
      .digest();
  }

  /** The next key signs from now on; tokens of the one before hold until they are over. */
  rotate(): Promise<void> {
    return this.turn(() => true);
  }

  /** New keys, and no token that was signed before holds. */
  forgetAll(): Promise<void> {
    return this.change('signing-key.forgotten', async (transaction) => {
      await this.repository.hold(transaction);
      await this.repository.replace(transaction, await this.begun());
      return true;
    });
  }

  private turn(isWanted: (keys: readonly KeptKey[]) => boolean): Promise<void> {
    return this.change('signing-key.rotated', async (transaction) => {
      const { keys } = await this.repository.hold(transaction);
      // Another process may have turned them in between.
      if (!isWanted(keys)) return false;
      await this.repository.replace(transaction, turned(keys, await this.made(), this.clock.now()));
      return true;
    });
  }

  private async change(action: string, work: (transaction: Transaction) => Promise<boolean>): Promise<void> {
    await this.unitOfWork.run(jobOperation(this.clock, action), async (transaction) => {
      if (await work(transaction)) await this.audit.record(transaction, { action, outcome: 'done' });
    });
    this.known = undefined;
  }

  /** What is known, or what there is when that is older than `age`, in milliseconds. */
  private async look(age: number): Promise<Known> {
    const before = this.known;
    const known = await before;
    if (known && performance.now() - known.at <= age) return known;
    // Of many who find it too old one looks.
    if (this.known === before) this.known = this.load();
    const looked = this.known;
    try {
      return await (looked ?? this.look(age));
    } catch (error) {
      // The database was away: the next one who asks tries again.
      if (this.known === looked) this.known = undefined;
      throw error;
    }
  }

  private async load(): Promise<Known> {
    const at = performance.now();
    const [keys, root] = await Promise.all([this.repository.find(), this.repository.findRoot()]);
    if (keys.length === 0 || !root || keys.some(({ plain }) => plain)) {
      await this.begin();
      return this.load();
    }
    return { keys, root: await this.secretKey.unseal(root, ROOT), at };
  }

  /** At the first start; or at the first one after a release that kept its one key unsealed, whose secrets stay as they are. */
  private begin(): Promise<void> {
    return this.change('signing-key.made', async (transaction) => {
      const { keys, root } = await this.repository.hold(transaction);
      const [plain] = keys.flatMap((key) => (key.plain ? [privateJwk.parse(key.plain)] : []));
      if (!root) {
        const material = plain ? Buffer.from(plain.d, 'base64url') : randomBytes(SECRET_BYTES);
        await this.repository.keepRoot(transaction, await this.secretKey.seal(material, ROOT));
      }
      const sealed = await Promise.all(keys.map((key) => this.sealed(key)));
      const ring = sealed.length > 0 ? sealed : await this.begun();
      const hasNext = ring.some((key) => statusAt(key, this.clock.now()) === 'next');
      await this.repository.replace(transaction, hasNext ? ring : [...ring, await this.made()]);
      return true;
    });
  }

  private async sealed({ plain, ...key }: KeptKey): Promise<KeptKey> {
    if (!plain) return { ...key, plain };
    return { ...key, plain: undefined, sealed: await this.seal(key.kid, privateJwk.parse(plain)) };
  }

  /** A current key and the next one. */
  private async begun(): Promise<KeptKey[]> {
    return turned([await this.made()], await this.made(), this.clock.now());
  }

  private async made(): Promise<KeptKey> {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const { d, ...publicKey } = privateJwk.parse(await exportJWK(privateKey));
    const kid = await calculateJwkThumbprint(publicKey);
    return {
      kid,
      publicKey,
      sealed: await this.seal(kid, { d, ...publicKey }),
      plain: undefined,
      madeAt: this.clock.now(),
      currentSince: undefined,
      retiredAt: undefined,
    };
  }

  private seal(kid: string, key: z.output<typeof privateJwk>): Promise<Buffer> {
    return this.secretKey.seal(Buffer.from(JSON.stringify(key)), sealedAs(kid));
  }

  private async open({ kid, sealed }: KeptKey): Promise<CryptoKey> {
    if (!sealed) throw new Error('A key that is not sealed');
    const opened = await this.secretKey.unseal(sealed, sealedAs(kid));
    return imported(privateJwk.parse(JSON.parse(opened.toString())));
  }

  private among({ keys }: Known, kid: string): KeptKey | undefined {
    return keys.find((key) => key.kid === kid && statusAt(key, this.clock.now()) !== 'gone');
  }
}

const imported = (jwk: JWK): Promise<CryptoKey> =>
  importJWK(jwk, ALGORITHM).then((key) => {
    if (key instanceof Uint8Array) throw new Error('Not a key pair');
    return key;
  });

/** What is imported once is kept; there are few keys. */
function kept<T>(all: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const found = all.get(name) ?? make();
  all.set(name, found);
  return found;
}
