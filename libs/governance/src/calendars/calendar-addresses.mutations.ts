import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { CalendarAddress } from './calendar-address.read-model.js';
import {
  CalendarAddressesService,
  createCalendarAddress,
  revokeCalendarAddress,
} from './calendar-addresses.service.js';

export const CalendarAddressesMutations = mutations(CalendarAddressesService, (change) => ({
  createCalendarAddress: change({
    description:
      'Make an address under which a calendar program can read meetings without logging in: what you may see, for the organisation that you act for now.',
    may: 'calendar-address:make',
    input: createCalendarAddress,
    example: { body: exampleId('body') },
    gives: {
      calendarAddress: () => CalendarAddress,
      url: {
        scalar: String,
        description:
          'The address to give to a calendar program. It is told here only: keep it like a password, and revoke it when somebody else has it.',
      },
    },
    run: async (addresses, operation, command) => {
      const { id, url } = await addresses.create(operation, command);
      return { calendarAddress: id, url };
    },
  }),
  revokeCalendarAddress: change({
    description: 'Permanently revoke an address of one’s own: nothing can be read there from now on.',
    may: 'calendar-address:revoke',
    input: revokeCalendarAddress,
    example: { calendarAddress: exampleId('calendaraddress') },
    gives: { calendarAddress: () => CalendarAddress },
    run: (addresses, operation, command) => addresses.revoke(operation, command),
  }),
}));
