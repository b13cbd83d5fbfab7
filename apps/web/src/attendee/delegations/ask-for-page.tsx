import { useParams } from 'react-router';
import { AskPage } from '../requests/ask-page.js';
import { ActingContext } from './use-in-name.js';

/** A lead asks somebody for a meeting with a member. */
export function AskForPage() {
  const { delegationId = '', personId = '' } = useParams();
  return (
    <ActingContext value={{ delegationId, personId }}>
      <AskPage />
    </ActingContext>
  );
}
