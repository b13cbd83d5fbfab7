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
];

/** Brings the schema of the database at this postgres:// address up to date; answers the names of what it ran. */
export const migrate = (url: string) => runMigrations(url, migrations);
