import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { type MessageRecord, messageColumns, messageTables } from './chat.repository.js';

/** In what is searched: one conversation, or all of a person's with those of the booth. */
export interface SearchScope {
  participantId: string;
  boothId: string | null;
  conversationId: string | null;
}

export interface FoundRow extends MessageRecord {
  conversationId: string;
  at: TimePosition;
}

/**
 * Words that begin as those of `$1` do; whoever writes quotation marks or a minus means something else by it. Folded first and cut at
 * everything that is no letter, so that nothing in a word can be an operator.
 */
const beginnings = `(select to_tsquery('simple', string_agg(quote_literal(word) || case when length(word) > 1 then ':*' else '' end, ' & '))
  from regexp_split_to_table(platform.folded($1), '[[:space:][:punct:]]+') word
  where word <> '' and $1 !~ '"|(^|\\s)-')`;
/** Found as written, as English or French bends it, or by beginnings. */
const query = `(websearch_to_tsquery('simple', platform.folded($1)) || websearch_to_tsquery('english', platform.folded($1))
  || websearch_to_tsquery('french', platform.folded($1)) || coalesce(${beginnings}, ''::tsquery))`;

/** `$1` the words, `$2` to `$4` the scope. */
const matches = `m.words @@ ${query}
  and case when $4::uuid is not null then m.conversation_id = $4 else m.conversation_id in (
    select mine.conversation_id from live.conversation_member mine join live.conversation c on c.id = mine.conversation_id
      where mine.participant_id = $2 and (c.declined_at is null or c.created_by = $2)
    union all select id from live.conversation where kind = 'booth' and booth_id = $3) end`;

/** Full text over messages. Deleted and hidden ones have no words. */
@Injectable()
export class ChatSearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, one more than `limit`. */
  page(scope: SearchScope, text: string, after: TimePosition | null, limit: number): Promise<FoundRow[]> {
    return this.dataSource.query(
      `select ${messageColumns}, m.conversation_id as "conversationId",
         jsonb_build_object('time', m.created_at::text, 'id', m.id) as at
       from ${messageTables} where ${matches}
         and ($5::timestamptz is null or (m.created_at, m.id) < ($5::timestamptz, $6::uuid))
       order by m.created_at desc, m.id desc limit $7`,
      [...values(scope, text), after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(scope: SearchScope, text: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.message m where ${matches}`,
      values(scope, text),
    );
    return row.count;
  }
}

const values = ({ participantId, boothId, conversationId }: SearchScope, text: string) => [
  text,
  participantId,
  boothId,
  conversationId,
];
