"""Reads every sheet of a workbook with pandas and openpyxl; prints the seconds it took and how many rows there are."""

import sys
import time

import openpyxl
import pandas

start = time.perf_counter()
sheets = pandas.read_excel(sys.argv[1], sheet_name=None, engine="openpyxl")
took = time.perf_counter() - start
print(took, sum(len(sheet) for sheet in sheets.values()), f"{pandas.__version__}/{openpyxl.__version__}")
