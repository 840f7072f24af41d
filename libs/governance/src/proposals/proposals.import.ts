import { Injectable } from '@nestjs/common';
import type { Id, OrganisationId } from '@talkoot/contracts';
import { InvitationsApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  stateEach,
  type Tally,
} from '@talkoot/platform/import';
import { RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import { BodyRepository } from '../bodies/body.repository.js';
import { KnownBodies } from '../bodies/known-bodies.loader.js';
import { proposals } from '../governance.import-format.js';
import { type NewProposal, Proposal } from './proposal.js';
import { ProposalRepository } from './proposal.repository.js';
import { rolesOf } from './proposals.invitations.js';
import { answeringFor, ProposalsLoader } from './proposals.loader.js';

type ImportedProposal = z.output<typeof proposals.row>;
type ProposalRecord = ImportRecord<ImportedProposal>;
type Step = ImportStep<Transaction>;

/** Brings proposals into the database. */
@Injectable()
export class ProposalsImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(proposals, (records, step) => this.state(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly bodies: BodyRepository,
    private readonly known: KnownBodies,
    private readonly loader: ProposalsLoader,
    private readonly repository: ProposalRepository,
    private readonly invitations: InvitationsApi,
  ) {}

  private async state(records: readonly ProposalRecord[], step: Step): Promise<Tally> {
    const { tx } = step;
    const { today } = tx.operation;
    const facts = await this.facts(records, step);
    const ids = await this.repository.idsByCode(
      tx,
      records.map(({ key }) => key),
    );
    const there = new Map((await this.loader.all(tx, [...ids.values()])).map((each) => [each.state.code, each]));
    const bodies = [...facts.values()].flatMap(({ addressee }) => ('body' in addressee ? addressee.body : []));
    const known = await this.known.byIds(bodies, today, tx);
    const answering = ({ addressee }: NewProposal): readonly OrganisationId[] => {
      const body = 'body' in addressee ? known.get(addressee.body) : undefined;
      return body ? answeringFor(body) : [];
    };

    const statedOf = (record: ProposalRecord): NewProposal => {
      const stated = facts.get(record.key);
      if (!stated) throw new Error(`Proposal without its facts: ${record.key}`);
      return stated;
    };
    const { aggregates, tally } = stateEach(
      records.filter(({ key }) => facts.has(key)),
      step,
      ({ key }) => there.get(key),
      {
        add: (record) => {
          const stated = statedOf(record);
          return Proposal.enter(stated, { today, answering: answering(stated) });
        },
        state: (proposal, record) => {
          proposal.correct(statedOf(record));
          const { answered } = record.row;
          if (answered && proposal.state.status === 'submitted')
            proposal.answer(answered.answer, answered.on, answered.text);
        },
      },
    );
    await this.repository.save(tx, aggregates);
    // An organisation that a source names needs no invitation any more.
    await this.invitations.settle(tx, new Map(aggregates.map((each) => [each.id, { rolesOf: rolesOf(each) }])));
    return { ...tally, unchanged: records.length - tally.added - tally.changed };
  }

  /** What the records say, by their codes; without those that name what is nowhere. */
  private async facts(records: readonly ProposalRecord[], step: Step): Promise<ReadonlyMap<string, NewProposal>> {
    const { tx } = step;
    const rows = records.map(({ row }) => row);
    const named = rows.flatMap(({ proposers, addressee }) => [...proposers, ...(addressee ? [addressee] : [])]);
    const organisationOf = lookup(await this.registry.findOrganisations(tx, named), step);
    const codes = rows.flatMap(({ addresseeBody }) => addresseeBody ?? []);
    const bodyOf = lookup<Id<'body'>>(await this.bodies.idsByCode(tx, codes), step);
    const wanted = rows.flatMap(({ collaboration }) => collaboration ?? []);
    const collaborationOf = lookup(await this.registry.findCollaborations(tx, wanted), step);

    const addresseeOf = ({ row: { addressee, addresseeBody }, at }: ProposalRecord) => {
      const organisation = addressee === undefined ? undefined : organisationOf(addressee, at(['addressee']));
      if (organisation) return { organisation };
      const body = addresseeBody === undefined ? undefined : bodyOf(addresseeBody, at(['addresseeBody']));
      return body && { body };
    };
    return new Map(
      records.flatMap((record): [string, NewProposal][] => {
        const {
          proposers: makers,
          collaboration: about,
          addressee: _,
          addresseeBody: __,
          answered: ___,
          ...stated
        } = record.row;
        const addressee = addresseeOf(record);
        const proposers = makers.flatMap((each, place) => organisationOf(each, record.at(['proposers', place])) ?? []);
        const collaboration =
          about && collaborationOf(`${about.kind} ${about.code}`, record.at(['collaboration', 'code']));
        const isComplete = proposers.length === makers.length && (about === undefined || collaboration !== undefined);
        return addressee && isComplete ? [[record.key, { ...stated, proposers, addressee, collaboration }]] : [];
      }),
    );
  }
}
