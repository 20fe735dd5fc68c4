"""The state of a run: model, running mean of its weights, optimiser, schedule; saved in one move, resumed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.model import Model

DECAY = 0.995  # of the running mean: a half-life of 140 steps


@dataclass
class Run:
    """Everything that changes while a run goes on; `average` ships, it generalises better than the last step."""

    out: Path
    model: Model
    adam: torch.optim.AdamW
    schedule: torch.optim.lr_scheduler.LambdaLR
    average: dict[str, Tensor]

    @property
    def checkpoint(self) -> Path:
        """The file that the run goes on from."""
        return self.out / "checkpoint.pt"

    def save(self, step: int) -> None:
        """Write a checkpoint so that an interruption leaves the old one or the new one, never half of one."""
        state = {"model": self.model.state_dict(), "average": self.average, "adam": self.adam.state_dict()}
        draft = self.out / "checkpoint.tmp"
        torch.save(state | {"schedule": self.schedule.state_dict(), "step": step}, draft)
        os.replace(draft, self.checkpoint)

    def resume(self) -> int:
        """Load the last checkpoint, if there is one, and return the step to go on from."""
        if not self.checkpoint.exists():
            return 0
        state = torch.load(self.checkpoint, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.adam.load_state_dict(state["adam"])
        self.schedule.load_state_dict(state["schedule"])
        self.average = state["average"]
        return int(state["step"])

    @torch.no_grad()
    def follow(self) -> None:
        """Move the running mean a little towards the model."""
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - DECAY)
            else:
                self.average[name].copy_(value)


def start_from(model: Model, checkpoint: Path) -> None:
    """Take over the weights of an earlier stage; a head whose shape has changed since starts anew."""
    state = torch.load(checkpoint, weights_only=True)
    mine, theirs = model.state_dict(), state.get("average", state["model"])
    model.load_state_dict({k: theirs[k] if k in theirs and theirs[k].shape == v.shape else v for k, v in mine.items()})
