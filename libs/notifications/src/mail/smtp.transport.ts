import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type Delivery, type Mail, MailTransport } from './mail.transport.js';
import { isBareAddress, messageOf } from './message.transport.js';

/**
 * From the queue of the pool to the server's last word. Servers may look through a mail for minutes before they take it (RFC 5321,
 * 4.5.3.2.6), and who gives up earlier sends it twice.
 */
const DEADLINE_MS = 5 * 60_000;
const CONNECTION_MS = 30_000;

/**
 * Sends over SMTP, on a few connections that are kept. `SMTP_URL` as nodemailer reads it:
 * `smtp://user:password@host:587`, `smtps://…` for TLS from the start.
 */
export class SmtpTransport extends MailTransport {
  readonly #pool;

  constructor(
    url: string,
    private readonly deadlineMs = DEADLINE_MS,
  ) {
    super();
    this.#pool = createTransport({
      pool: true,
      url,
      maxConnections: 3,
      connectionTimeout: CONNECTION_MS,
      greetingTimeout: CONNECTION_MS,
      dnsTimeout: CONNECTION_MS,
      socketTimeout: deadlineMs,
    });
  }

  async send(mail: Mail): Promise<Delivery> {
    if (!isBareAddress(mail.to)) return { outcome: 'refused', reason: 'not an address' };
    try {
      await this.#pool.sendMail({ ...messageOf(mail), signal: AbortSignal.timeout(this.deadlineMs) });
      return { outcome: 'accepted' };
    } catch (error) {
      return failed(error);
    }
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }

  forgetBefore(): Promise<number> {
    return Promise.resolve(0);
  }

  close(): void {
    this.#pool.close();
  }
}

const smtpError = z.object({
  message: z.string(),
  code: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/**
 * Only what the server says of this recipient or of this message is permanent. A 5xx to the log-in, the greeting or the
 * sender speaks of our settings: somebody will mend them, and no mail may be lost until then.
 */
function failed(error: unknown): Delivery {
  const { message, code, response, responseCode = 0, command } = smtpError.parse(error);
  const reason = response ?? (code === undefined ? message : `${code}: ${message}`);
  const ofThisMail = command === 'RCPT TO' || command === 'DATA';
  return { outcome: ofThisMail && responseCode >= 500 ? 'refused' : 'postponed', reason };
}
