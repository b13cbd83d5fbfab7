import { Stack } from '@mantine/core';
import type { Recording } from '@parvis/contracts';
import { RecordingItem } from './recording-item.js';

export function RecordingList({ fairId, recordings }: { fairId: string; recordings: readonly Recording[] }) {
  if (recordings.length === 0) return null;
  return (
    <Stack gap="lg" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {recordings.map((recording) => (
        <RecordingItem key={recording.id} fairId={fairId} recording={recording} />
      ))}
    </Stack>
  );
}
