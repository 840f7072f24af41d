import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { preferredLocale, type ReportFormat } from '@talkoot/contracts';
import { Public } from '@talkoot/platform/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusedPage, refusedText } from './refused-page.js';
import { parseAddress } from './report-address.js';
import { ReportDownloads } from './report-downloads.service.js';

/** How a browser takes each format: a page is shown, a table is kept. */
const DELIVERY: Record<ReportFormat, { readonly type: string; readonly disposition: string }> = {
  html: { type: 'text/html; charset=utf-8', disposition: 'inline' },
  csv: { type: 'text/csv; charset=utf-8; header=present', disposition: 'attachment' },
};

/** No style but the page's own sheet. A report that was kept may have another one than those of today. */
function policyFor(page: string): string {
  const [, sheet] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
  const style = sheet === undefined ? "'none'" : `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
  return `sandbox; default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** For every answer: no script, nothing from elsewhere, nothing kept, and the link itself goes to nobody else. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  vary: 'Accept, Accept-Language',
} as const;

/** The downloads. Open to anyone who has a good link: it says for whom it is, and that is checked again. */
@Controller('reports')
export class ReportFilesController {
  constructor(private readonly downloads: ReportDownloads) {}

  @Get(':report/:file')
  @Public()
  async download(
    @Param('report') report: string,
    @Param('file') file: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.headers(HEADERS);
    const address = parseAddress(report, file);
    const found = address && (await this.downloads.open(address, query));
    if (!found) return refuse(request, reply);
    const { type, disposition } = DELIVERY[found.format];
    void reply
      .header('content-security-policy', policyFor(found.format === 'html' ? found.content.toString() : ''))
      .header('content-type', type)
      .header('content-disposition', `${disposition}; ${fileName(found.name)}`)
      .header('repr-digest', `sha-256=:${Buffer.from(found.sha256, 'hex').toString('base64')}:`)
      .send(found.content);
  }
}

/** RFC 6266: once in ASCII, once as it is. */
const fileName = (name: string): string =>
  `filename="${name.replaceAll(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** The same for a bad link, one that is over, one whose bearer may no more, and one that leads nowhere. */
function refuse(request: FastifyRequest, reply: FastifyReply): void {
  const locale = preferredLocale(request.headers['accept-language']);
  void reply.status(403).header('content-language', locale);
  if (request.headers.accept?.includes('text/html')) {
    const page = refusedPage(locale);
    void reply.header('content-security-policy', policyFor(page)).type('text/html; charset=utf-8').send(page);
    return;
  }
  void reply.send({ errors: [{ message: refusedText(locale), extensions: { code: 'FORBIDDEN' } }] });
}
