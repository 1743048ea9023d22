def main(params):
    from time import perf_counter, sleep

    begin = perf_counter()
    left = params["time"] / 1000
    while left > 0:
        sleep(left)
        left = begin + params["time"] / 1000 - perf_counter()
    return {"time": params["time"], "elapsed": (perf_counter() - begin) * 1000}
