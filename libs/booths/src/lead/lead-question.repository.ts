import { Injectable } from '@nestjs/common';
import type { LeadQuestion } from '@parvis/contracts';
import { DataSource } from 'typeorm';

interface QuestionRow {
  id: string;
  kind: LeadQuestion['kind'];
  text: string;
  choices: string[];
}

@Injectable()
export class LeadQuestionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the team's order. */
  async of(boothId: string): Promise<LeadQuestion[]> {
    const rows: QuestionRow[] = await this.dataSource.query(
      `select id, kind, text, choices from booths.lead_question where booth_id = $1 order by position, id`,
      [boothId],
    );
    return rows.map(({ id, kind, text, choices }) =>
      kind === 'choice' ? { id, kind, text, choices } : { id, kind, text },
    );
  }

  async set(boothId: string, questions: readonly LeadQuestion[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`delete from booths.lead_question where booth_id = $1`, [boothId]);
      for (const [position, question] of questions.entries())
        await manager.query(
          `insert into booths.lead_question (booth_id, id, position, kind, text, choices) values ($1, $2, $3, $4, $5, $6)`,
          [
            boothId,
            question.id,
            position,
            question.kind,
            question.text,
            question.kind === 'choice' ? question.choices : [],
          ],
        );
    });
  }
}
