# All numbers are whole and stay below 2^53: the order of the additions does not change the sum.
def filled(n, of_row, of_column):
    return [[float((of_row * i + of_column * j) % 100) for j in range(n)] for i in range(n)]


def product(a, b):
    from operator import mul

    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) for column in columns] for row in a]


# Weighted, so that an element at the wrong place shows.
def main(params):
    n = params["n"]
    checksum = 0.0
    for i, row in enumerate(product(filled(n, 31, 17), filled(n, 13, 7))):
        for j, element in enumerate(row):
            checksum += element * ((3 * i + j) % 7 + 1)
    return {"n": n, "checksum": int(checksum)}
