import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, idOf, uuidOf } from '@talkoot/contracts';
import { InstanceKeys } from '../tokens/instance-keys.service.js';

type InvitationId = Id<'colleagueinvitation'>;

const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

/** The secrets of invitations: the id with a signature of this instance. Each is made when its mail is sent, and kept nowhere. */
@Injectable()
export class ColleagueSecrets {
  constructor(private readonly keys: InstanceKeys) {}

  async secretOf(invitation: InvitationId): Promise<string> {
    const id = Buffer.from(uuidOf(invitation).replaceAll('-', ''), 'hex');
    return Buffer.concat([id, await this.signatureOf(id)]).toString('base64url');
  }

  /** Whose secret it is; undefined: this instance has made no such secret. Whether there is such an invitation is not looked at. */
  async invitationOf(secret: string): Promise<InvitationId | undefined> {
    const bytes = Buffer.from(secret, 'base64url');
    // What is more than base64url is left out when it is decoded.
    if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== secret) return undefined;
    const [id, signature] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
    if (!timingSafeEqual(signature, await this.signatureOf(id))) return undefined;
    return idOf('colleagueinvitation', id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  }

  private signatureOf(id: Buffer): Promise<Buffer> {
    return this.keys.hash('colleague invitations', id);
  }
}
