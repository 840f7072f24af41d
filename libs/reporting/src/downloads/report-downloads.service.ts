import { Injectable } from '@nestjs/common';
import { Clock, type Viewer } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import type { RenderedFile } from '../rendering/rendered-file.entity.js';
import { mayRead } from './readers.js';
import type { ReportAddress } from './report-address.js';
import { ReportFileRepository } from './report-file.repository.js';
import { type LinkBearer, ReportLinks } from './report-links.service.js';

/** Opens what a link leads to, for whom it was made, if they still may. */
@Injectable()
export class ReportDownloads {
  constructor(
    private readonly links: ReportLinks,
    private readonly files: ReportFileRepository,
    private readonly identity: IdentityApi,
    private readonly clock: Clock,
  ) {}

  /** Undefined whatever the reason: a bad link, one that is over, no access any more, no such file. */
  async open(address: ReportAddress, query: unknown): Promise<RenderedFile | undefined> {
    const link = await this.links.read(address, query);
    if (!link) return undefined;
    // A standing report shows what is public, and has files only while its programme is.
    if (link.bearer === undefined) return this.files.ofStandingReport(address);
    const viewer = await this.viewerOf(link.bearer);
    const found = viewer && (await this.files.ofReport(address));
    return found && mayRead(viewer, found.organisation) ? found.file : undefined;
  }

  /** As they act today: neither more than the link was made for nor more than they are now. */
  private async viewerOf({ person, organisation, platformRoles }: LinkBearer): Promise<Viewer | undefined> {
    const acting = await this.identity.actingAs(person, organisation, this.clock.today());
    return (
      acting && {
        person,
        organisation,
        role: acting.role,
        platformRoles: platformRoles.filter((role) => acting.platformRoles.includes(role)),
      }
    );
  }
}
