import { Injectable } from '@nestjs/common';
import { type Action, type Id, type Operation, type OrganisationId } from '@talkoot/contracts';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { NamedPersons } from '../bodies/named-persons.service.js';
import { MEETING_FLOW } from '../meetings/meeting-flow.js';
import { refuse } from '../messages/index.js';
import { ActionItem } from './action-item.js';
import { ActionItemRepository } from './action-item.repository.js';
import type { ChangeActionItem, GiveActionItem, StepOfActionItem } from './action-items.inputs.js';
import { ActionItemsLoader } from './action-items.loader.js';

type ActionItemId = Id<'actionitem'>;

/** What meetings ask organisations and persons to do. */
@Injectable()
export class ActionItemsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly named: NamedPersons,
    private readonly loader: ActionItemsLoader,
    private readonly items: ActionItemRepository,
  ) {}

  give(operation: Operation, command: GiveActionItem): Promise<ActionItemId> {
    const { meeting: id, text, organisation, due } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const meeting = await this.loader.meeting(transaction, id);
      MEETING_FLOW.giveActionItem.take(meeting);
      const from = await this.origin(transaction, command);
      await this.requireExisting(transaction, command.organisation);
      const person = await this.named.responsible(transaction, meeting.body, command);
      const item = ActionItem.give(
        { meeting: id, ...from, text, organisation, person, due },
        { today: operation.today, given: meeting.day, body: meeting.parties },
      );
      await this.items.save(transaction, [item]);
      return item.id;
    });
  }

  change(operation: Operation, command: ChangeActionItem): Promise<ActionItemId> {
    const { actionItem: id, text, organisation, due } = command;
    return this.loader.change(operation, target(command, 'action-item:give'), async (item, transaction) => {
      await this.requireExisting(transaction, organisation);
      const person = await this.named.responsible(transaction, item.body, command, item.state.person);
      item.change({ text, organisation, person, due });
      return id;
    });
  }

  /** By those responsible, the person who is named in person; the body's secretariat may as well. */
  reportDone(operation: Operation, command: StepOfActionItem): Promise<ActionItemId> {
    const { actionItem: id, on = operation.today } = command;
    return this.loader.change(operation, target(command, 'action-item:report'), (item) => {
      item.reportDone(on);
      return id;
    });
  }

  withdraw(operation: Operation, command: StepOfActionItem): Promise<ActionItemId> {
    const { actionItem: id, on = operation.today } = command;
    return this.loader.change(operation, target(command, 'action-item:give'), (item) => {
      item.withdraw(on);
      return id;
    });
  }

  /** The item of the agenda and the decision out of which it comes, both of the meeting; a decision brings its item. */
  private async origin(
    transaction: Transaction,
    { meeting, agendaItem, decision }: GiveActionItem,
  ): Promise<{ item?: Id<'agendaitem'> | undefined; decision?: Id<'decision'> | undefined }> {
    if (agendaItem && !(await this.items.isOnAgenda(transaction, meeting, agendaItem)))
      throw refuse('NOT_FOUND', ['agendaItem']);
    if (!decision) return { item: agendaItem };
    const item = await this.items.decidedItem(transaction, meeting, decision);
    if (!item || (agendaItem && agendaItem !== item)) throw refuse('NOT_FOUND', ['decision']);
    return { item, decision };
  }

  private async requireExisting(
    transaction: Transaction,
    organisation: OrganisationId | null | undefined,
  ): Promise<void> {
    if (!organisation) return;
    await this.registry.requireExisting(transaction, organisation, transaction.operation.today, ['organisation']);
  }
}

const target = (
  { actionItem: id, expectedVersion }: ChangeActionItem | StepOfActionItem,
  action: Action,
): Target<ActionItemId, ActionItem> => ({ id, expectedVersion, action });
