import type account from './en/account.json';
import type agenda from './en/agenda.json';
import type attendance from './en/attendance.json';
import type attendee from './en/attendee.json';
import type booth from './en/booth.json';
import type chat from './en/chat.json';
import type common from './en/common.json';
import type delegations from './en/delegations.json';
import type documents from './en/documents.json';
import type errors from './en/errors.json';
import type interpreting from './en/interpreting.json';
import type leads from './en/leads.json';
import type live from './en/live.json';
import type organiser from './en/organiser.json';
import type partnerships from './en/partnerships.json';
import type proofs from './en/proofs.json';
import type reminders from './en/reminders.json';
import type requests from './en/requests.json';
import type room from './en/room.json';
import type table from './en/table.json';
import type travel from './en/travel.json';
import type venue from './en/venue.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      attendance: typeof attendance;
      agenda: typeof agenda;
      attendee: typeof attendee;
      booth: typeof booth;
      chat: typeof chat;
      common: typeof common;
      delegations: typeof delegations;
      documents: typeof documents;
      errors: typeof errors;
      interpreting: typeof interpreting;
      leads: typeof leads;
      live: typeof live;
      organiser: typeof organiser;
      partnerships: typeof partnerships;
      proofs: typeof proofs;
      reminders: typeof reminders;
      requests: typeof requests;
      room: typeof room;
      table: typeof table;
      travel: typeof travel;
      venue: typeof venue;
    };
  }
}
