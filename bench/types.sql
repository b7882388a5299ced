-- What stands in few texts is kept as numbers, in the hand-written queries as in the generated ones.
CREATE TYPE status AS ENUM ('applies', 'conflict', 'does not apply', 'not in force', 'undecided', 'waived');
CREATE TYPE state AS ENUM ('met', 'met late', 'overdue', 'suspended', 'upcoming', 'waived');
CREATE TYPE effect AS ENUM ('amount', 'competence', 'duty', 'limit', 'requirement', 'right');
