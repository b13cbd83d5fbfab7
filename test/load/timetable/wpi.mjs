// Reader of the WPI allocations: students, project centres with capacities, and what each side thinks of the other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SLOT_MINUTES = 30;

/** All years of a folder. */
export function readYears(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const table = (file) => readTable(join(folder, name, `${file}.csv`));
      const [, ...capacities] = table('project_capacity');
      const [header, ...students] = table('student_preference');
      const [, ...projects] = table('project_preference');
      return {
        name,
        projects: header.slice(1),
        capacities: new Map(capacities.map(([id, capacity]) => [id, Number(capacity)])),
        students: students.map(([id], row) => ({
          id,
          likes: students[row].slice(1).map(Number),
          isLiked: projects[row].slice(1).map(Number),
        })),
      };
    });
}

/**
 * The allocation as a timetable: a project centre meets as many students as it has places, each in a slot of its own; a
 * student has one meeting and is there all the time. So any choice within the capacities can be held, and the value is
 * the mutual utility: the harmonic mean of what each thinks of the other. Pairs that a student is not interested in are no wishes.
 */
export function toProblem({ projects, capacities, students }, seed) {
  const places = Math.max(...capacities.values());
  return {
    slots: Array.from({ length: places }, (_, index) => ({
      index,
      startsAt: new Date(Date.UTC(2026, 2, 2, 8, index * SLOT_MINUTES)).toISOString(),
      endsAt: new Date(Date.UTC(2026, 2, 2, 8, (index + 1) * SLOT_MINUTES)).toISOString(),
    })),
    people: [
      ...students.map(({ id }) => person(`student ${id}`, 1)),
      ...projects.map((id) => person(`project ${id}`, capacities.get(id) ?? 0)),
    ],
    wishes: students.flatMap(({ id, likes, isLiked }) =>
      projects.flatMap((project, column) =>
        likes[column] > 0 && isLiked[column] > 0
          ? [
              {
                aId: `student ${id}`,
                bId: `project ${project}`,
                value: mutual(likes[column], isLiked[column]),
                mutual: true,
              },
            ]
          : [],
      ),
    ),
    fixed: [],
    tables: 0,
    seed,
  };
}

function mutual(a, b) {
  return (2 * a * b) / (a + b);
}

function person(id, maxMeetings) {
  return { id, companyId: null, attendance: 'virtual', unavailableSlots: [], maxMeetings };
}

function readTable(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim()));
}
