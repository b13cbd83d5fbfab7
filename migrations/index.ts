import { Platform1795305600001 } from './1795305600001-platform.js';
import { Fairs1795305600002 } from './1795305600002-fairs.js';
import { Profiles1795305600003 } from './1795305600003-profiles.js';
import { Booths1795305600004 } from './1795305600004-booths.js';
import { Matchmaking1795305600005 } from './1795305600005-matchmaking.js';
import { Meetings1795305600006 } from './1795305600006-meetings.js';
import { Messaging1795305600007 } from './1795305600007-messaging.js';
import { BusinessTerms1795305600008 } from './1795305600008-business-terms.js';
import { Matching1795305600009 } from './1795305600009-matching.js';
import { Planning1795305600010 } from './1795305600010-planning.js';
import { Cancellations1795305600011 } from './1795305600011-cancellations.js';
import { LiveChat1795305600012 } from './1795305600012-live-chat.js';
import { LiveSessions1795305600013 } from './1795305600013-live-sessions.js';
import { CallPhone1795305600014 } from './1795305600014-call-phone.js';
import { LiveQuality1795305600015 } from './1795305600015-live-quality.js';
import { RecordedOrganisers1795305600016 } from './1795305600016-recorded-organisers.js';
import { BoothEditor1795305600017 } from './1795305600017-booth-editor.js';
import { Documents1795305600018 } from './1795305600018-documents.js';
import { Duty1795305600019 } from './1795305600019-duty.js';
import { StandCalls1795305600020 } from './1795305600020-stand-calls.js';
import { Leads1795305600021 } from './1795305600021-leads.js';
import { LeadExports1795305600022 } from './1795305600022-lead-exports.js';
import { ChatStorage1795305600023 } from './1795305600023-chat-storage.js';
import { Conversations1795305600024 } from './1795305600024-conversations.js';
import { Webhooks1795305600025 } from './1795305600025-webhooks.js';
import { Requests1795305600026 } from './1795305600026-requests.js';
import { CatalogueSpeed1795305600028 } from './1795305600028-catalogue-speed.js';
import { RecordingGaps1795305600029 } from './1795305600029-recording-gaps.js';
import { MeetingRequests1795305600030 } from './1795305600030-meeting-requests.js';
import { Partnerships1795305600031 } from './1795305600031-partnerships.js';
import { Reminders1795305600032 } from './1795305600032-reminders.js';
import { Attendance1795305600033 } from './1795305600033-attendance.js';
import { TakesPart1795305600034 } from './1795305600034-takes-part.js';
import { AgendaSessions1795305600035 } from './1795305600035-agenda-sessions.js';
import { OwnCalendars1795305600036 } from './1795305600036-own-calendars.js';
import { PartnershipBlocks1795305600037 } from './1795305600037-partnership-blocks.js';
import { MovedAttendance1795305600038 } from './1795305600038-moved-attendance.js';
import { OwnDatesBesideMeetings1795305600039 } from './1795305600039-own-dates-beside-meetings.js';
import { Delegations1795305600040 } from './1795305600040-delegations.js';
import { WebhookBrake1795305600041 } from './1795305600041-webhook-brake.js';
import { DraftFairs1795305600042 } from './1795305600042-draft-fairs.js';
import { TablePlaces1795305600043 } from './1795305600043-table-places.js';
import { Interpreters1795305600044 } from './1795305600044-interpreters.js';
import { Reliability1795305600045 } from './1795305600045-reliability.js';
import { NextSteps1795305600046 } from './1795305600046-next-steps.js';
import { MeetingRatings1795305600047 } from './1795305600047-meeting-ratings.js';
import { TopicsOfNotes1795305600048 } from './1795305600048-topics-of-notes.js';
import { TableScreens1795305600049 } from './1795305600049-table-screens.js';
import { Absences1795305600050 } from './1795305600050-absences.js';
import { InterpreterLinks1795305600051 } from './1795305600051-interpreter-links.js';
import { TablesOfTimetables1795305600052 } from './1795305600052-tables-of-timetables.js';
import { ObstructedPublications1795305600053 } from './1795305600053-obstructed-publications.js';
import { InterpreterMails1795305600058 } from './1795305600058-interpreter-mails.js';
import { CancelledInAName1795305600059 } from './1795305600059-cancelled-in-a-name.js';
import { NamesOfGuests1795305600060 } from './1795305600060-names-of-guests.js';
import { MeetingNotesOfLeads1795305600061 } from './1795305600061-meeting-notes-of-leads.js';
import { PartnershipFiles1795305600062 } from './1795305600062-partnership-files.js';
import { runMigrations } from './run-migrations.js';

/** The one timeline of the schema, oldest first. */
export const migrations = [
  Platform1795305600001,
  Fairs1795305600002,
  Profiles1795305600003,
  Booths1795305600004,
  Matchmaking1795305600005,
  Meetings1795305600006,
  Messaging1795305600007,
  BusinessTerms1795305600008,
  Matching1795305600009,
  Planning1795305600010,
  Cancellations1795305600011,
  LiveChat1795305600012,
  LiveSessions1795305600013,
  CallPhone1795305600014,
  LiveQuality1795305600015,
  RecordedOrganisers1795305600016,
  BoothEditor1795305600017,
  Documents1795305600018,
  Duty1795305600019,
  StandCalls1795305600020,
  Leads1795305600021,
  LeadExports1795305600022,
  ChatStorage1795305600023,
  Conversations1795305600024,
  Webhooks1795305600025,
  Requests1795305600026,
  CatalogueSpeed1795305600028,
  RecordingGaps1795305600029,
  MeetingRequests1795305600030,
  Partnerships1795305600031,
  Reminders1795305600032,
  Attendance1795305600033,
  TakesPart1795305600034,
  AgendaSessions1795305600035,
  OwnCalendars1795305600036,
  PartnershipBlocks1795305600037,
  MovedAttendance1795305600038,
  OwnDatesBesideMeetings1795305600039,
  Delegations1795305600040,
  WebhookBrake1795305600041,
  DraftFairs1795305600042,
  TablePlaces1795305600043,
  Interpreters1795305600044,
  Reliability1795305600045,
  NextSteps1795305600046,
  MeetingRatings1795305600047,
  TopicsOfNotes1795305600048,
  TableScreens1795305600049,
  Absences1795305600050,
  InterpreterLinks1795305600051,
  TablesOfTimetables1795305600052,
  ObstructedPublications1795305600053,
  InterpreterMails1795305600058,
  CancelledInAName1795305600059,
  NamesOfGuests1795305600060,
  MeetingNotesOfLeads1795305600061,
  PartnershipFiles1795305600062,
];

/** Brings the schema of the database at this postgres:// address up to date; answers the names of what it ran. */
export const migrate = (url: string) => runMigrations(url, migrations);
