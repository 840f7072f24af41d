import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { badRequest } from '../http/index.js';
import { say } from '../messages/index.js';
import type { GraphqlRequest } from './graphql-request.js';

/** The operations of our own clients. They ask for them by the hash of the text, and nobody has to send it before. */
@Injectable()
export class TrustedOperations {
  private readonly texts = new Map<string, string>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Texts by their hashes, SHA-256 in hexadecimal. */
  add(texts: Readonly<Record<string, string>>): void {
    for (const [hash, text] of Object.entries(texts)) this.texts.set(hash, text);
  }

  /** The request with the text of its operation, where it names one of ours. With OPERATIONS=trusted others are refused. */
  read(asked: GraphqlRequest): GraphqlRequest {
    const { query, extensions } = asked;
    const { persistedQuery, ...others } = extensions ?? {};
    const text = query ? undefined : this.texts.get(persistedQuery?.sha256Hash ?? '');
    if (text !== undefined) return { ...asked, query: text, extensions: others };
    if (this.config.OPERATIONS === 'trusted' && !(query && this.texts.has(hashOf(query))))
      throw badRequest(say('request.notTrusted'));
    return asked;
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
