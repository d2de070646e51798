"""What is asked of every letter, and how it is told what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from letters import Fault, Letter

LISTED = 5


@dataclass(frozen=True)
class Check:
    """A question to a letter; raises a fault where the answer is no. Its name begins with the form that it looks at."""

    name: str
    of: Callable[[Letter], None]

    def fault(self, letter: Letter) -> str | None:
        """Why a letter does not meet it."""
        try:
            self.of(letter)
        except Fault as fault:
            return " ".join(str(fault).split())
        return None

    def report(self, letters: list[Letter]) -> bool:
        """Says how many letters do not meet it, and why the first of them do not; whether all do."""
        started = time.monotonic()
        faults = {letter.name: fault for letter in letters if (fault := self.fault(letter))}
        print(f"{self.name}: {len(letters)} letters, {len(faults)} faults ({time.monotonic() - started:.0f} s)", flush=True)
        for name, fault in list(faults.items())[:LISTED]:
            print(f"  {name}: {fault}")
        if len(faults) > LISTED:
            print(f"  and {len(faults) - LISTED} more: {' '.join(list(faults)[LISTED:])}")
        return not faults
