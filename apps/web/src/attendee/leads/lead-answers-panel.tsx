import { Select, Textarea } from '@mantine/core';
import type { Lead, LeadQuestion } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { useLeadChange } from './use-lead-change.js';

/** The team's own questions. */
export function LeadAnswersPanel({ lead, questions }: { lead: Lead; questions: readonly LeadQuestion[] }) {
  const { t } = useTranslation('leads');
  const { change } = useLeadChange(lead);
  return (
    <Panel title={t('answers')}>
      {questions.map((question) => (
        <Answer
          key={question.id}
          question={question}
          answer={lead.answers[question.id] ?? ''}
          onAnswer={(answer) => change({ answers: { [question.id]: answer } })}
        />
      ))}
    </Panel>
  );
}

interface AnswerProps {
  question: LeadQuestion;
  answer: string;
  onAnswer: (answer: string) => void;
}

function Answer({ question, answer, onAnswer }: AnswerProps) {
  const { t } = useTranslation('leads');
  if (question.kind === 'text')
    return (
      <Textarea
        label={question.text}
        autosize
        maxLength={1000}
        defaultValue={answer}
        onBlur={(event) => event.currentTarget.value.trim() !== answer && onAnswer(event.currentTarget.value)}
      />
    );
  const choices =
    question.kind === 'choice'
      ? question.choices.map((value) => ({ value, label: value }))
      : (['yes', 'no'] as const).map((value) => ({ value, label: t(`questions.${value}`) }));
  return (
    <Select
      label={question.text}
      placeholder={t('questions.open')}
      clearable
      data={choices}
      value={answer === '' ? null : answer}
      onChange={(value) => onAnswer(value ?? '')}
    />
  );
}
