"""What the phases of a project are called."""

from gelingenscheck.assessment.wording import PHASES

__all__ = ["PHASES"]
